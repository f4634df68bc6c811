import { useState } from "react";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty_state.tsx";
import { Notice } from "../notice.tsx";
import { Progress } from "../progress.tsx";
import { Skeleton } from "../skeleton.tsx";
import { type Message, Toast } from "../toast.tsx";
import { Specimen, State } from "./specimen.tsx";

export function Messages() {
  return (
    <>
      <Specimen name="Notice" use="A rule at its left, a shape and a title; it stays where it was put.">
        <State name="Note">
          <Notice title="This counter does not do that">
            <p>
              A contested overpayment goes to the fund's referent; the answer is promised within 3 working days.{" "}
              <a href="#notice">Pass it on</a>
            </p>
          </Notice>
        </State>
        <State name="Done">
          <Notice kind="done" title="All records are sent">
            <p>12 visits, the last one at 16:42.</p>
          </Notice>
        </State>
        <State name="Warning">
          <Notice kind="warning" title="Off line for 3 days">
            <p>12 visits wait on this device.</p>
          </Notice>
        </State>
        <State name="Danger">
          <Notice kind="danger" title="The visit is not saved">
            <p>The device has no room left. Free some, then save again.</p>
          </Notice>
        </State>
      </Specimen>
      <Specimen name="Message with undo" use="What has just been done. Nothing is timed.">
        <State name="Shown on a press">
          <Undoable />
        </State>
      </Specimen>
      <Specimen name="Progress" use="Long work says how far it is and can be stopped.">
        <State name="Known">
          <Progress
            cancel={{ label: "Stop", onCancel: () => undefined }}
            detail="1,204 of 2,845 rows"
            label="Importing counters"
            share={0.42}
          />
        </State>
        <State name="Not known">
          <Progress label="Asking the register" />
        </State>
      </Specimen>
      <Specimen name="Skeleton" use="The shape of what is on its way.">
        <State isWide name="Loading">
          <Skeleton label="Loading the visits" lines={4} />
        </State>
      </Specimen>
      <Specimen name="Empty state" use="Nothing here, why, and what to do next.">
        <State isWide name="With a way on">
          <EmptyState
            text="Nothing waits for an answer. A file comes here when you pass it on."
            title="No blocked files"
          >
            <Button>Pass on a file</Button>
            <Button look="quiet">See closed files</Button>
          </EmptyState>
        </State>
      </Specimen>
    </>
  );
}

function Undoable() {
  const [count, setCount] = useState(12);
  const [message, setMessage] = useState<Message | null>(null);
  function remove(): void {
    setCount(count - 1);
    setMessage({ text: "The visit is deleted.", undo: { label: "Undo", onUndo: () => setCount(count) } });
  }
  return (
    <>
      <p className="row">
        <Button look="danger" onClick={remove}>
          Delete a visit
        </Button>
        <span>{count} visits</span>
      </p>
      <Toast close="Close" message={message} onClose={() => setMessage(null)} />
    </>
  );
}
