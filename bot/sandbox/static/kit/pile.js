// Files on their way: each is uploaded at once when it is chosen, and can be taken away again.

import { freshId } from "../core/dom.js";
import { changed, store } from "../core/store.js";

const LARGEST = 100 * 2 ** 20;

/** A few files that somebody gathers, for a message or a form. */
export class Pile {
  constructor({ most = 10, files = [] } = {}) {
    this.most = most;
    this.items = files.map((file) => ({ key: freshId("file"), file, name: file.name }));
    this.listeners = new Set();
  }

  /** Call a function whenever a file came, went or moved on; gives a way to stop it. */
  hear(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get ids() {
    return this.items.filter(({ file }) => file).map(({ file }) => file.id);
  }

  get isBusy() {
    return this.items.some(({ file }) => !file);
  }

  get room() {
    return this.most - this.items.length;
  }

  /** Take files in, as many as there is room for. */
  add(files) {
    const [taken, left] = [[...files].slice(0, this.room), [...files].slice(this.room)];
    if (left.length) tell(`Only ${this.most} ${this.most === 1 ? "file" : "files"} can be added.`);
    for (const file of taken) this.start(file);
  }

  start(file) {
    if (file.size > LARGEST) {
      tell(`${file.name} is larger than 100 MB.`);
      return;
    }
    const item = { key: freshId("file"), name: file.name, size: file.size, share: 0, file: null };
    this.items.push(item);
    this.tell();
    send(file, item, () => this.tell()).then((sent) => {
      if (!this.items.includes(item)) return;
      if (sent) item.file = sent;
      else this.items.splice(this.items.indexOf(item), 1);
      this.tell();
    });
  }

  /** Take a file away, also while it is still on its way. */
  remove(item) {
    item.stop?.();
    this.items = this.items.filter((other) => other !== item);
    this.tell();
  }

  /** Let go of all files: they were sent. */
  clear() {
    this.items = [];
    this.tell();
  }

  tell() {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Upload one file; fetch cannot say how far it has come. */
function send(file, item, moved) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append("file", file, file.name);
  item.stop = () => request.abort();
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => {
      item.share = total ? loaded / total : 0;
      moved();
    };
    request.onload = () => resolve(answered(request));
    request.onabort = () => resolve(null);
    request.onerror = () => {
      tell(`${file.name} was not uploaded: the sandbox did not answer.`);
      resolve(null);
    };
    request.responseType = "json";
    request.open("POST", `/page/upload?${new URLSearchParams({ as: store.me.id })}`);
    request.send(form);
  });
}

function answered({ response, status }) {
  if (response?.files?.length) return response.files[0];
  tell(response?.error || `The sandbox answered with ${status}.`);
  return null;
}

const tell = (text) => changed("notice", { text, kind: "error" });
