/** Says a sentence to those who listen, through the page's one status element. */
export function announce(sentence: string): void {
  const region = document.querySelector("[data-announce]");
  if (region) {
    region.textContent = sentence;
  }
}
