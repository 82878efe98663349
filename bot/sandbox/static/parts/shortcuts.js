// The lightning button of a composer: the app's global shortcuts and its commands.

import { act } from "../core/api.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { openMenu } from "../layers/menus.js";
import { changed, store } from "../core/store.js";

/** A button with a menu of what the app offers everywhere. */
export function shortcutsButton() {
  const button = iconButton(
    "tool",
    "Shortcuts",
    "bolt",
    () => openMenu(button, entries()),
    opens("menu"),
  );
  return button;
}

function entries() {
  const { app } = store;
  const global = (app?.shortcuts ?? []).filter(({ type }) => type === "global");
  const commands = (app?.commands ?? []).map(({ command, description }) => ({
    label: command,
    note: description,
    run: () => changed("compose", { text: `${command} ` }),
  }));
  const shortcuts = global.map(({ name, description, callback_id: callback }) => ({
    label: name,
    note: description,
    icon: icon("bolt"),
    run: () => act("shortcut", { callback_id: callback }),
  }));
  return [
    { heading: `${app?.name ?? "App"}: shortcuts` },
    ...shortcuts,
    { heading: "Commands" },
    ...commands,
  ];
}
