/* Completes what is typed in a search box: an editable combobox with a list (WAI-ARIA 1.2). Without it the box works. */
(() => {
  "use strict";
  const WAIT = 150;
  const SHORTEST = 2;

  const make = (name, attributes, text = "") => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
    return element;
  };

  const enhance = (input, number) => {
    const { completions: address, label, none, one, many } = input.dataset;
    const id = `rrma-completions-${number}`;
    const box = make("span", { class: "rrma-completion" });
    const list = make("ul", { id, role: "listbox", "aria-label": label, hidden: "" });
    const status = make("span", { class: "rrma-vh", role: "status" });
    let active = -1, timer = 0, asking = null;

    const focused = document.activeElement === input;
    input.before(box);
    box.append(input, list, status);
    if (focused) input.focus();
    const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id };
    Object.entries({ ...attributes, "aria-expanded": "false" }).forEach(([key, value]) => input.setAttribute(key, value));

    const options = () => [...list.children];
    const isOpen = () => !list.hidden;

    // What is asked and what is about to be: an answer that comes late changes nothing any more.
    const forget = () => {
      clearTimeout(timer);
      if (asking) asking.abort();
      asking = null;
    };

    const close = () => {
      forget();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const activate = (position) => {
      active = position;
      options().forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
      const option = options()[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };

    const choose = (option) => {
      input.value = option.dataset.text;
      close();
      status.textContent = "";
      if (input.form) input.form.requestSubmit();
    };

    const show = (found) => {
      list.replaceChildren(...found.map(({ text, kind }, place) => {
        const option = make("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false" }, text);
        option.dataset.text = text;
        option.append(" ", make("span", { class: "rrma-completion__kind" }, kind));
        return option;
      }));
      activate(-1);
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      status.textContent = found.length ? (found.length > 1 ? many : one).replace("{n}", found.length) : none;
    };

    const move = (position) => {
      forget();
      activate(position);
    };

    const ask = async () => {
      const typed = input.value.trim();
      forget();
      if (typed.length < SHORTEST) return close();
      const mine = asking = new AbortController();
      try {
        const answer = await fetch(`${address}?${new URLSearchParams({ q: typed })}`, { signal: mine.signal });
        if (!answer.ok) return close();
        const { completions } = await answer.json();
        if (mine === asking && document.activeElement === input) show(completions);
      } catch {
        if (mine === asking) close();
      }
    };

    const keys = {
      ArrowDown: () => (isOpen() ? move((active + 1) % options().length) : ask()),
      ArrowUp: () => (isOpen() ? move((active <= 0 ? options().length : active) - 1) : ask()),
      Escape: () => close(),
      Enter: () => choose(options()[active]),
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "Tab") return close();
      const mine = key === "Enter" ? isOpen() && active >= 0 : key === "Escape" ? isOpen() : key in keys;
      if (!mine || event.isComposing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      keys[key]();
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  };

  document.querySelectorAll("input[data-completions]").forEach(enhance);
})();
