// stub
export function showTour() {}
export function startTour(root) { root.hidden = true; }
