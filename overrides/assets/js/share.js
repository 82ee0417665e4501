/** Share bar: a button that copies the page's address as it stands, with its filters; the link to WhatsApp takes it, too. */
export function offerShare() {
  for (const bar of document.querySelectorAll(".hub-share")) {
    const button = bar.querySelector("[data-hub-share]");
    const link = bar.querySelector(".hub-share__link");
    const address = () => (/^https?:$/.test(location.protocol) ? location.href : button.dataset.hubShare);

    link.addEventListener("click", () => {
      const url = new URL(link.href);
      const text = url.searchParams.get("text").replace(/\S+$/, "") + address();
      link.href = `${url.origin}${url.pathname}?text=${encodeURIComponent(text)}`;
    });

    if (!navigator.clipboard) {
      button.remove();
      continue;
    }
    button.classList.add("hub-share__copy--ready");
    button.addEventListener("click", async () => {
      const said = bar.querySelector("[role=status]");
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(address());
        said.textContent = button.dataset.hubCopied;
      } catch {
        said.textContent = address(); // to be copied by hand
      }
    });
  }
}
