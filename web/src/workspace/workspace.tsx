import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter, Route, Routes } from "react-router";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { DayPage } from "../visits/day_page.tsx";
import { refusedOf } from "./api.ts";
import { Frame } from "./frame.tsx";
import { page } from "./page.ts";
import { Session } from "./session.tsx";

const HomePage = page(() => import("./home_page.tsx"), "HomePage");
const DevicePage = page(() => import("../devices/device_page.tsx"), "DevicePage");
const AccountPage = page(() => import("../identity/account_page.tsx"), "AccountPage");
const ForgottenPage = page(() => import("../identity/forgotten_page.tsx"), "ForgottenPage");
const LinkPage = page(() => import("../identity/link_page.tsx"), "LinkPage");
const ToCorrectPage = page(() => import("../visits/to_correct_page.tsx"), "ToCorrectPage");
const DevicesPage = page(() => import("../devices/devices_page.tsx"), "DevicesPage");
const CounterPage = page(() => import("../editing/counter_page.tsx"), "CounterPage");
const CountersPage = page(() => import("../editing/counters_page.tsx"), "CountersPage");
const ImportListPage = page(() => import("../editing/import_list_page.tsx"), "ImportListPage");
const OpenCounterPage = page(() => import("../editing/open_counter_page.tsx"), "OpenCounterPage");
const ProceduresPage = page(() => import("../editing/procedures_page.tsx"), "ProceduresPage");
const SheetPage = page(() => import("../editing/sheet_page.tsx"), "SheetPage");
const FiguresPage = page(() => import("../indicators/figures_page.tsx"), "FiguresPage");
const SharePage = page(() => import("../indicators/share_page.tsx"), "SharePage");
const CardsPage = page(() => import("../identity/cards_page.tsx"), "CardsPage");
const ImportPage = page(() => import("../identity/import_page.tsx"), "ImportPage");
const InvitePage = page(() => import("../identity/invite_page.tsx"), "InvitePage");
const JournalPage = page(() => import("../identity/journal_page.tsx"), "JournalPage");
const OrganisationsPage = page(() => import("../identity/organisations_page.tsx"), "OrganisationsPage");
const PeoplePage = page(() => import("../identity/people_page.tsx"), "PeoplePage");
const PersonPage = page(() => import("../identity/person_page.tsx"), "PersonPage");
const ReportsPage = page(() => import("../identity/reports_page.tsx"), "ReportsPage");
const GrowthPage = page(() => import("../network/growth_page.tsx"), "GrowthPage");
const CoveragePage = page(() => import("../coverage/coverage_page.tsx"), "CoveragePage");
const ZonesPage = page(() => import("../network/zones_page.tsx"), "ZonesPage");
const SeatsPage = page(() => import("../identity/seats_page.tsx"), "SeatsPage");
const TeamPage = page(() => import("../identity/team_page.tsx"), "TeamPage");
const RegisterPage = page(() => import("../privacy/register_page.tsx"), "RegisterPage");
const RequestsPage = page(() => import("../privacy/requests_page.tsx"), "RequestsPage");
const StoryPages = page(() => import("./story_pages.tsx"), "StoryPages");
const GridPage = page(() => import("../visits/grid_page.tsx"), "GridPage");
const ReceptionPage = page(() => import("../visits/reception_page.tsx"), "ReceptionPage");
const WaitingScreen = page(() => import("../visits/reception_page.tsx"), "WaitingScreen");

const queries = new QueryClient({
  defaultOptions: {
    // What was refused is refused again: only a server that cannot be reached is asked once more.
    // Without a network it fails at once, and says so, instead of waiting for one.
    queries: { networkMode: "always", retry: (count, error) => count < 1 && !refusedOf(error), staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

export function Workspace({ language }: { language: string }) {
  const { t } = useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter basename={`/${language}/workspace`}>
        <Frame>
          <Suspense fallback={<Skeleton label={t("workspace.loading")} />}>
            <Routes>
              <Route element={<LinkPage />} path="/link" />
              <Route element={<ForgottenPage />} path="/forgotten" />
              <Route element={<DevicePage />} path="/device" />
              <Route element={<SignedIn />} path="*" />
            </Routes>
          </Suspense>
        </Frame>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

function SignedIn() {
  return (
    <Session>
      <Routes>
        <Route element={<HomePage />} path="/" />
        <Route element={<DayPage />} path="/visits" />
        <Route element={<ToCorrectPage />} path="/visits/to-correct" />
        <Route element={<ReceptionPage />} path="/reception" />
        <Route element={<WaitingScreen />} path="/visits/screen" />
        <Route element={<GridPage />} path="/grid" />
        <Route element={<FiguresPage />} path="/figures" />
        <Route element={<SharePage />} path="/figures/sharing" />
        <Route element={<AccountPage />} path="/account" />
        <Route element={<PeoplePage />} path="/people" />
        <Route element={<InvitePage />} path="/people/invite" />
        <Route element={<ImportPage />} path="/people/import" />
        <Route element={<PersonPage />} path="/people/:id" />
        <Route element={<TeamPage />} path="/team" />
        <Route element={<SeatsPage />} path="/seats" />
        <Route element={<GrowthPage />} path="/growth" />
        <Route element={<CoveragePage />} path="/coverage" />
        <Route element={<ZonesPage />} path="/zones" />
        <Route element={<OrganisationsPage />} path="/organisations" />
        <Route element={<CountersPage />} path="/counters" />
        <Route element={<OpenCounterPage />} path="/counters/open" />
        <Route element={<ImportListPage />} path="/counters/import" />
        <Route element={<CounterPage />} path="/counters/:id" />
        <Route element={<ProceduresPage />} path="/procedures" />
        <Route element={<SheetPage />} path="/procedures/:code" />
        <Route element={<ReportsPage />} path="/reports" />
        <Route element={<JournalPage />} path="/journal" />
        <Route element={<DevicesPage />} path="/devices" />
        <Route element={<RegisterPage />} path="/register" />
        <Route element={<RequestsPage />} path="/rights-requests" />
        <Route element={<CardsPage />} path="/cards" />
        <Route element={<StoryPages />} path="*" />
      </Routes>
    </Session>
  );
}
