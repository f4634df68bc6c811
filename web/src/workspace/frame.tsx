// What stands around every page of the workspaces: the brand, where one can go, who one is, the lock.
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation, useNavigate } from "react-router";
import type { Me, Right } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Menu } from "../platform/ui/menu.tsx";
import { kHelpKey } from "../visits/help_call.ts";
import { HelpSaid, useHelpKey } from "../visits/help_key.tsx";
import { unsentOf } from "../visits/outbox.ts";
import { ask } from "./api.ts";
import { page } from "./page.ts";
import { useSessionChanged, useWhoAmI } from "./session.tsx";

const SignOutQuestion = page(() => import("../visits/sign_out_question.tsx"), "SignOutQuestion");

const places: { path: string; text: string; right?: Right }[] = [
  { path: "/", text: "workspace.home" },
  { path: "/visits", text: "visits.today", right: "record_visits" },
  { path: "/reception", text: "reception.reception", right: "record_visits" },
  { path: "/grid", text: "grids.grid", right: "record_visits" },
  { path: "/stories", text: "stories_work.inbox_short", right: "answer_experiences" },
  { path: "/stories/tell", text: "stories_work.tell_short", right: "tell_for_others" },
  { path: "/moderation", text: "stories_work.moderation_short", right: "moderate" },
  { path: "/irritants", text: "irritants_work.irritants", right: "keep_irritants" },
  { path: "/practices", text: "practices_work.practices", right: "edit_counter" },
  { path: "/actions", text: "actions.actions", right: "read_actions" },
  { path: "/figures", text: "figures.figures", right: "read_figures" },
  { path: "/growth", text: "network.growth.short", right: "read_figures" },
  { path: "/coverage", text: "coverage.workspace.short", right: "read_figures" },
  { path: "/counters", text: "editing.counters", right: "edit_counter" },
  { path: "/procedures", text: "editing.procedures", right: "edit_procedures" },
  { path: "/team", text: "identity.teams", right: "read_team" },
  { path: "/people", text: "identity.people", right: "read_people" },
  { path: "/organisations", text: "identity.organisations", right: "manage_organisations" },
  { path: "/seats", text: "identity.seats", right: "keep_seats" },
  { path: "/zones", text: "network.zones.title", right: "manage_counters" },
  { path: "/reports", text: "identity.reports", right: "manage_counters" },
  { path: "/cards", text: "identity.cards", right: "manage_factors" },
  { path: "/journal", text: "identity.journal", right: "read_journal" },
  { path: "/devices", text: "devices.devices", right: "manage_devices" },
  { path: "/register", text: "privacy.register_short", right: "read_processing" },
  { path: "/rights-requests", text: "privacy.requests", right: "answer_rights_requests" },
];

// Stands before people who wait: neither menu nor name around it.
const kScreen = "/visits/screen";

export function Frame({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { data: me } = useWhoAmI();
  const { pathname } = useLocation();
  const isIn = me?.stage === "complete";
  if (isIn && pathname === kScreen) {
    return <main id="main">{children}</main>;
  }
  return (
    <>
      <a className="skip-link" href="#main">
        {t("workspace.skip_to_content")}
      </a>
      <header className="header">
        <div className="wrap header__row workspace__header">
          <a className="brand" href={`/${i18n.language}/`}>
            <Mark />
            <span className="workspace__name">{t("workspace.name")}</span>
          </a>
          {isIn && <Places me={me} />}
          {isIn && <Self me={me} />}
        </div>
      </header>
      <main className="main wrap workspace" id="main" tabIndex={-1}>
        <FocusOnTurn />
        {children}
      </main>
    </>
  );
}

/** In a line where there is room, else behind a button; it folds away once somebody has gone where they wanted to. */
function Places({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const id = useId();
  const [openAt, setOpenAt] = useState("");
  const isOpen = openAt === pathname;
  return (
    <nav
      aria-label={t("workspace.main")}
      className="header__nav workspace__nav"
      onKeyDown={({ key }) => key === "Escape" && setOpenAt("")}
    >
      <span className="workspace__fold">
        <Button
          aria-controls={id}
          aria-expanded={isOpen}
          look="quiet"
          onClick={() => setOpenAt(isOpen ? "" : pathname)}
        >
          {t("workspace.menu")}
        </Button>
      </span>
      <div className={isOpen ? "workspace__places workspace__places--open" : "workspace__places"} id={id}>
        {places
          .filter(({ right }) => !right || me.rights.includes(right))
          .map(({ path, text }) => (
            <NavLink end={path === "/" || path === "/stories"} key={path} to={path}>
              {t(text)}
            </NavLink>
          ))}
      </div>
    </nav>
  );
}

/** A page that is turned to begins at its top, for the eye and for the screen reader. */
function FocusOnTurn() {
  const { pathname } = useLocation();
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what this is about
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    document.getElementById("main")?.focus();
  }, [pathname]);
  return null;
}

function Self({ me }: { me: Me }) {
  const { t } = useTranslation();
  const turn = useNavigate();
  const changed = useSessionChanged();
  const lock = useMutation({ mutationFn: () => ask("PUT", "/session/lock", { locked: true }), onSettled: changed });
  const end = useMutation({ mutationFn: () => ask("DELETE", "/session"), onSettled: changed });
  const wear = useMutation({
    mutationFn: (organisation: string) => ask("PUT", "/session/hat", { organisation }),
    onSettled: changed,
  });
  // One key locks: whoever leaves a shared desk has no time for a menu.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "F2" && me.has_pin) {
        event.preventDefault();
        lock.mutate();
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [lock, me.has_pin]);
  const [unsent, setUnsent] = useState(0);
  async function signOut(): Promise<void> {
    const waiting = await unsentOf(me.id);
    waiting > 0 ? setUnsent(waiting) : end.mutate();
  }
  const help = useHelpKey(me);
  const hats = me.hats.filter((hat) => hat.organisation !== me.hat);
  return (
    <div className="workspace__self">
      {me.has_pin && (
        <span className="workspace__lock">
          <Button look="quiet" onClick={() => lock.mutate()} title={t("identity.lock")}>
            <span className="workspace__lock-name">{t("identity.lock")}</span> <kbd className="kbd">F2</kbd>
          </Button>
        </span>
      )}
      <Menu
        actions={[
          ...hats.map((hat) => ({ id: `hat ${hat.organisation}`, label: t("identity.act_for", { name: hat.name }) })),
          ...(help.mayCall ? [{ id: "help", label: t("reception.help"), detail: kHelpKey }] : []),
          ...(me.has_pin ? [{ id: "lock", label: t("identity.lock"), detail: "F2" }] : []),
          { id: "account", label: t("identity.account") },
          { id: "end", label: t("identity.sign_out") },
        ]}
        label={me.name}
        onAction={(id) => {
          if (id === "end") {
            signOut();
          } else if (id === "help") {
            help.press();
          } else if (id === "lock") {
            lock.mutate();
          } else if (id === "account") {
            turn("/account");
          } else {
            wear.mutate(id.slice("hat ".length));
          }
        }}
      />
      <HelpSaid message={help.message} onClose={help.close} />
      <Suspense>
        {unsent > 0 && (
          <SignOutQuestion
            account={me.id}
            onSignOut={() => {
              setUnsent(0);
              end.mutate();
            }}
            onStay={() => setUnsent(0)}
            unsent={unsent}
          />
        )}
      </Suspense>
    </div>
  );
}

function Mark() {
  return (
    <svg aria-hidden="true" className="mark" focusable="false" height="32" viewBox="0 0 32 32" width="32">
      <path className="mark__front" d="M16.9 1.03a15 15 0 0 1 12.5 21.66l-12.5-7.21z" />
      <path className="mark__middle" d="M28.5 24.25a15 15 0 0 1-25 0L16 17.04z" />
      <path className="mark__back" d="M2.6 22.69A15 15 0 0 1 15.1 1.03v14.45z" />
    </svg>
  );
}
