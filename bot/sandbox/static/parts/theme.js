// Light and dark: as the computer says, unless the reader chooses; the choice is remembered.

import { changed } from "../core/store.js";

const KEY = "sandbox.theme";

/** The choices with their names. */
export const THEMES = [
  ["system", "As this computer"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** What is chosen now. */
export const theme = () => document.documentElement.dataset.theme ?? "system";

/** Choose. */
export function choose(name) {
  localStorage.setItem(KEY, name);
  document.documentElement.dataset.theme = name;
  changed("theme");
}
