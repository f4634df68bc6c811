import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter, Route, Routes } from "react-router";
import { DevicePage } from "../devices/device_page.tsx";
import { DevicesPage } from "../devices/devices_page.tsx";
import { CounterPage } from "../editing/counter_page.tsx";
import { CountersPage } from "../editing/counters_page.tsx";
import { ImportListPage } from "../editing/import_list_page.tsx";
import { OpenCounterPage } from "../editing/open_counter_page.tsx";
import { ProceduresPage } from "../editing/procedures_page.tsx";
import { SheetPage } from "../editing/sheet_page.tsx";
import { AccountPage } from "../identity/account_page.tsx";
import { CardsPage } from "../identity/cards_page.tsx";
import { ForgottenPage } from "../identity/forgotten_page.tsx";
import { ImportPage } from "../identity/import_page.tsx";
import { InvitePage } from "../identity/invite_page.tsx";
import { JournalPage } from "../identity/journal_page.tsx";
import { LinkPage } from "../identity/link_page.tsx";
import { OrganisationsPage } from "../identity/organisations_page.tsx";
import { PeoplePage } from "../identity/people_page.tsx";
import { PersonPage } from "../identity/person_page.tsx";
import { ReportsPage } from "../identity/reports_page.tsx";
import { SeatsPage } from "../identity/seats_page.tsx";
import { TeamPage } from "../identity/team_page.tsx";
import { RegisterPage } from "../privacy/register_page.tsx";
import { RequestsPage } from "../privacy/requests_page.tsx";
import { DayPage } from "../visits/day_page.tsx";
import { refusedOf } from "./api.ts";
import { Frame } from "./frame.tsx";
import { HomePage } from "./home_page.tsx";
import { Session } from "./session.tsx";

const queries = new QueryClient({
  defaultOptions: {
    // What was refused is refused again: only a server that cannot be reached is asked once more.
    // Without a network it fails at once, and says so, instead of waiting for one.
    queries: { networkMode: "always", retry: (count, error) => count < 1 && !refusedOf(error), staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

export function Workspace({ language }: { language: string }) {
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter basename={`/${language}/workspace`}>
        <Frame>
          <Routes>
            <Route element={<LinkPage />} path="/link" />
            <Route element={<ForgottenPage />} path="/forgotten" />
            <Route element={<DevicePage />} path="/device" />
            <Route element={<SignedIn />} path="*" />
          </Routes>
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
        <Route element={<AccountPage />} path="/account" />
        <Route element={<PeoplePage />} path="/people" />
        <Route element={<InvitePage />} path="/people/invite" />
        <Route element={<ImportPage />} path="/people/import" />
        <Route element={<PersonPage />} path="/people/:id" />
        <Route element={<TeamPage />} path="/team" />
        <Route element={<SeatsPage />} path="/seats" />
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
      </Routes>
    </Session>
  );
}
