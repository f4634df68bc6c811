import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { buttonClass } from "./button.tsx";

export interface MenuAction {
  id: string;
  label: string;
  detail?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
}

interface MenuProps {
  label: string;
  actions: MenuAction[];
  onAction(id: string): void;
}

export function Menu({ label, actions, onAction }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={`${buttonClass("quiet")} menu__button`}>{label}</Button>
      <Popover>
        <AriaMenu className="menu" items={actions} onAction={(id) => onAction(String(id))}>
          {({ id, label, detail, isDanger = false, isDisabled = false }: MenuAction) => (
            <MenuItem
              className={isDanger ? "menu__item menu__item--danger" : "menu__item"}
              id={id}
              isDisabled={isDisabled}
              textValue={label}
            >
              <Text slot="label">{label}</Text>
              {detail && (
                <Text className="menu__detail" slot="description">
                  {detail}
                </Text>
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
