/** The page shows something else now: its links to itself in other languages follow. `address`: what comes after "/fr". */
export function pointLanguagesTo(address: string): void {
  const links = document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(".languages a, link[rel=alternate]");
  for (const link of links) {
    link.href = new URL(`/${link.hreflang}${address}`, link.href).href;
  }
}
