/** Shows the buttons that print, and has the paper say where this page is now. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  addEventListener("beforeprint", () => {
    for (const address of document.querySelectorAll("[data-page-address]")) {
      address.textContent = location.href;
    }
  });
}
