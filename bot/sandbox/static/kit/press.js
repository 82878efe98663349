// Pressing buttons and picking options: asks where the app wants it, tells the server, shows that it works.

import { act } from "../core/api.js";
import { safeUrl, whileBusy } from "../core/dom.js";
import { askFirst } from "../layers/confirm.js";

/** Tell the app what was pressed or picked. Gives false when the person decided against it. */
export async function press(scope, block, element, value, control) {
  if (element.confirm && !(await askFirst(element.confirm, control))) return false;
  const { container, fields } = scope;
  const details = {
    container,
    block_id: block.block_id,
    action_id: element.action_id,
    state: fields.values(),
  };
  if (value !== undefined) details.value = value;
  await whileBusy(control, () => act("press", details));
  return true;
}

/** Where a button leads besides telling the app, or null. */
export const destination = (element) => (element.url ? safeUrl(element.url) : null);

/** Open an address beside the sandbox. */
export const openBeside = (address) => window.open(address, "_blank", "noopener,noreferrer");
