/* A colour field: the picker and the text follow each other; a blank text stands for the theme's own colour. */
(() => {
  const written = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;
  const parts = (box) => ({ picker: box.querySelector("[data-rrma-colour-picker]"), text: box.querySelector("input:not([type=color])") });

  const asPicked = (value, standard) => {
    const found = written.exec(value.trim());
    if (!found) return standard;
    const digits = found[1].toLowerCase();
    return `#${digits.length === 6 ? digits : digits.replace(/./g, "$&$&")}`;
  };

  const type = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-rrma-colour]");
    if (!box) return;
    const { picker, text } = parts(box);
    if (event.target === picker) text.value = picker.value;
    else picker.value = asPicked(text.value, box.dataset.default);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rrma-palettes] button");
    if (!button) return;
    document.querySelectorAll("[data-rrma-colour]").forEach((box) => {
      type(parts(box).text, button.getAttribute(`data-${box.dataset.rrmaColour}`) ?? "");
    });
  });
})();
