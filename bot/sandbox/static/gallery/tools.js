// What the gallery can be told: what to look for, which kind, light or dark, how wide.

import { freshId, h } from "../core/dom.js";

/** The tools above the views; `look` is told what is looked for. */
export function tools(look) {
  return [
    h("input.field", {
      type: "search",
      "aria-label": "Find a view",
      placeholder: "Find a view…",
      autocomplete: "off",
      oninput: ({ target }) => look({ words: target.value }),
    }),
    choice(
      "Show",
      [
        ["", "All"],
        ["message", "Messages"],
        ["modal", "Forms"],
        ["home", "Homes"],
        ["flawed", "Mistakes"],
      ],
      (kind) => look({ kind }),
    ),
    choice(
      "Colours",
      [
        ["system", "Auto"],
        ["light", "Light"],
        ["dark", "Dark"],
      ],
      (theme) => put("theme", theme),
    ),
    choice(
      "Width",
      [
        ["", "Desktop"],
        ["phone", "Phone"],
      ],
      (width) => put("width", width),
    ),
  ];
}

const put = (name, value) => {
  document.documentElement.dataset[name] = value;
};

function choice(label, options, run) {
  const name = freshId("tool");
  return h(
    "fieldset.g-choice",
    h("legend.unseen", label),
    options.map(([value, words], index) =>
      h(
        "label",
        h("input", {
          type: "radio",
          name,
          value,
          checked: index === 0,
          onchange: () => run(value),
        }),
        h("span", words),
      ),
    ),
  );
}
