// The pages of stories and of what comes of them, each for whoever has a right that opens it.
import { Outlet, Route, Routes } from "react-router";
import type { Right } from "../api.ts";
import { page } from "./page.ts";
import { useMe } from "./session.tsx";

const ActionPage = page(() => import("../actions/action_page.tsx"), "ActionPage");
const ActionsPage = page(() => import("../actions/actions_page.tsx"), "ActionsPage");
const AnswerPage = page(() => import("../experiences/answer_page.tsx"), "AnswerPage");
const GroupStoriesPage = page(() => import("../experiences/group_stories_page.tsx"), "GroupStoriesPage");
const InboxPage = page(() => import("../experiences/inbox_page.tsx"), "InboxPage");
const IrritantPage = page(() => import("../experiences/irritant_page.tsx"), "IrritantPage");
const IrritantsPage = page(() => import("../experiences/irritants_page.tsx"), "IrritantsPage");
const ModerationPage = page(() => import("../experiences/moderation_page.tsx"), "ModerationPage");
const NoRightPage = page(() => import("./no_right_page.tsx"), "NoRightPage");
const OpenActionPage = page(() => import("../actions/open_action_page.tsx"), "OpenActionPage");
const PracticesPage = page(() => import("../experiences/practices_page.tsx"), "PracticesPage");
const PromotePracticePage = page(() => import("../experiences/promote_practice_page.tsx"), "PromotePracticePage");
const TellPage = page(() => import("../experiences/tell_page.tsx"), "TellPage");

export function StoryPages() {
  return (
    <Routes>
      <Route element={<Only to={["answer_experiences"]} />}>
        <Route element={<InboxPage />} path="/stories" />
        <Route element={<AnswerPage />} path="/stories/:id" />
      </Route>
      <Route element={<Only to={["tell_for_others"]} />}>
        <Route element={<TellPage />} path="/stories/tell" />
      </Route>
      <Route element={<Only to={["moderate"]} />}>
        <Route element={<ModerationPage />} path="/moderation" />
      </Route>
      <Route element={<Only to={["keep_irritants"]} />}>
        <Route element={<IrritantsPage />} path="/irritants" />
        <Route element={<GroupStoriesPage />} path="/irritants/group" />
        <Route element={<IrritantPage />} path="/irritants/:id" />
        <Route element={<PromotePracticePage />} path="/practices/promote" />
      </Route>
      <Route element={<Only to={["edit_counter", "keep_irritants"]} />}>
        <Route element={<PracticesPage />} path="/practices" />
      </Route>
      <Route element={<Only to={["read_actions"]} />}>
        <Route element={<ActionsPage />} path="/actions" />
        <Route element={<ActionPage />} path="/actions/:id" />
      </Route>
      <Route element={<Only to={["manage_actions"]} />}>
        <Route element={<OpenActionPage />} path="/actions/open" />
      </Route>
    </Routes>
  );
}

/** Pages for whoever has one of the rights; others are told so, and see nothing of them. */
function Only({ to }: { to: Right[] }) {
  const { rights } = useMe();
  return to.some((right) => rights.includes(right)) ? <Outlet /> : <NoRightPage />;
}
