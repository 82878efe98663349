// Files dragged over the page: they land where somebody can use them, and nowhere else.

const zones = new Set();
let over = null;

/** Let files be dropped on a part of the page as long as it is there. */
export function dropZone(part, take) {
  const zone = { part, take };
  zones.add(zone);
  return () => zones.delete(zone);
}

/** The innermost zone under the pointer; what is no longer on the page is forgotten. */
function zoneAt(target) {
  let found = null;
  for (const zone of zones) {
    const part = zone.part();
    if (!part) zones.delete(zone);
    if (part?.contains(target) && (!found || found.part().contains(part))) found = zone;
  }
  return found;
}

function mark(zone) {
  if (over === zone) return;
  over?.part()?.classList.remove("dropping");
  over = zone;
  over?.part()?.classList.add("dropping");
}

const carriesFiles = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");

function dragged(event) {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const zone = zoneAt(event.target);
  event.dataTransfer.dropEffect = zone ? "copy" : "none";
  mark(zone);
}

function dropped(event) {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const zone = zoneAt(event.target);
  mark(null);
  zone?.take(event.dataTransfer.files);
}

addEventListener("dragover", dragged);
addEventListener("drop", dropped);
addEventListener("dragleave", (event) => event.relatedTarget === null && mark(null));
