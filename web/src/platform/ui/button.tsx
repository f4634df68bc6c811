import type { ComponentProps, MouseEvent } from "react";

export type Look = "main" | "quiet" | "plain" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  look?: Look;
  /** What it asked for is on its way: it keeps its place and its focus, and takes no second press. */
  isBusy?: boolean;
}

export function Button({ look = "main", isBusy = false, onClick, type = "button", ...rest }: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>): void {
    if (isBusy) {
      event.preventDefault();
    } else {
      onClick?.(event);
    }
  }
  const busy = isBusy && { "aria-busy": true, "aria-disabled": true };
  return <button {...rest} {...busy} className={buttonClass(look)} onClick={press} type={type} />;
}

export function buttonClass(look: Look): string {
  return look === "main" ? "button" : `button button--${look}`;
}
