import { useState } from "react";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Menu, type MenuAction } from "../menu.tsx";
import { Tabs } from "../tabs.tsx";
import { TextField } from "../text_field.tsx";
import { Specimen, State } from "./specimen.tsx";

const actions: MenuAction[] = [
  { id: "open", label: "Open" },
  { id: "pass", label: "Pass on", detail: "To a referent, answer within 3 days" },
  { id: "merge", label: "Merge", isDisabled: true },
  { id: "delete", label: "Delete", isDanger: true },
];

export function Overlays() {
  return (
    <>
      <Specimen name="Dialog" use="One question over the page. Escape closes it; the focus comes back.">
        <State name="With a form">
          <PassOn />
        </State>
        <State name="A question">
          <Ask />
        </State>
      </Specimen>
      <Specimen name="Menu" use="What can be done with one thing.">
        <State name="Arrows, Enter, first letters">
          <Actions />
        </State>
      </Specimen>
      <Specimen name="Tabs" use="Sides of one thing, one at a time.">
        <State isWide name="Arrow keys change sides">
          <Tabs
            label="The counter"
            tabs={[
              { id: "hours", label: "Opening hours", content: <p>Tuesday 8:45 to 12:00 and 13:30 to 16:00.</p> },
              { id: "people", label: "Agents", content: <p>Two agents, one of them on Saturdays.</p> },
              { id: "room", label: "Premises", content: <p>A closed office, reached without a step.</p> },
              { id: "past", label: "History", content: <p>Nothing yet.</p>, isDisabled: true },
            ]}
          />
        </State>
      </Specimen>
      <Specimen name="Toolbar" use="A title and what can be done beside it.">
        <State isWide name="Title and two buttons">
          <div className="toolbar">
            <h4>Tuesday 24 November</h4>
            <Button look="quiet">Print</Button>
            <Button>
              New visit <kbd>N</kbd>
            </Button>
          </div>
        </State>
      </Specimen>
    </>
  );
}

function PassOn() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Pass on a file
      </Button>
      <Dialog
        actions={
          <>
            <Button onClick={close}>Send</Button>
            <Button look="quiet" onClick={close}>
              Not now
            </Button>
          </>
        }
        close="Close"
        isOpen={isOpen}
        onClose={close}
        title="Pass this file on"
      >
        <p>The family fund's referent answers within 3 working days.</p>
        <TextField hint="No name, no number of a person" label="Your question" />
      </Dialog>
    </>
  );
}

function Ask() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete the draft
      </Button>
      <Dialog
        actions={
          <>
            <Button look="danger" onClick={close}>
              Delete
            </Button>
            <Button look="quiet" onClick={close}>
              Keep it
            </Button>
          </>
        }
        close="Close"
        isOpen={isOpen}
        isQuestion
        onClose={close}
        title="Delete the draft?"
      >
        <p>What you wrote on Tuesday is lost for good.</p>
      </Dialog>
    </>
  );
}

function Actions() {
  const [last, setLast] = useState("nothing");
  return (
    <p className="row">
      <Menu actions={actions} label="Actions" onAction={setLast} />
      <span role="status">Chosen: {last}</span>
    </p>
  );
}
