import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

export interface TabSide {
  id: string;
  label: string;
  content: ReactNode;
  isDisabled?: boolean;
}

interface TabsProps {
  label: string;
  tabs: TabSide[];
  /** Left out, the tabs know themselves which of them is shown. */
  selected?: string;
  onSelect?(id: string): void;
}

export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className="tabs"
      onSelectionChange={(id) => onSelect?.(String(id))}
      {...(selected !== undefined && { selectedKey: selected })}
    >
      <TabList aria-label={label} className="tabs__list">
        {tabs.map((tab) => (
          <Tab className="tab" id={tab.id} isDisabled={tab.isDisabled ?? false} key={tab.id}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel className="tabs__panel" id={tab.id} key={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
