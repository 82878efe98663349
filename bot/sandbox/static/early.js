// Light or dark as this reader once chose, set before anything is drawn.

document.documentElement.dataset.theme = localStorage.getItem("sandbox.theme") ?? "system";
