/* Keeps the sum of a financing up to date while its figures are typed. The sum itself is worked out on the server. */
(() => {
  const FIELD = /^(financing_total|financing_lines-\d+-(amount|share|DELETE))$/;
  const DELAY = 400;

  const figures = (form) => {
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (FIELD.test(name) && value !== "") typed.set(name, value);
    }
    return typed.toString();
  };

  const start = (panel) => {
    const form = panel.closest("form");
    if (!form) return;
    let shown = figures(form);
    let timer = null;

    const refresh = async () => {
      const typed = figures(form);
      if (typed === shown) return;
      shown = typed;
      try {
        const response = await fetch(`${panel.dataset.rrmaFinancing}?${typed}`, { credentials: "same-origin" });
        if (response.ok && shown === typed) panel.innerHTML = await response.text();
      } catch {
        shown = null;
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, DELAY);
    };
    ["input", "change", "click"].forEach((event) => form.addEventListener(event, later));
  };

  const startAll = () => document.querySelectorAll("[data-rrma-financing]").forEach(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
