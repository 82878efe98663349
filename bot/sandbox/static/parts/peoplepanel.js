// stub
import { h } from "../core/dom.js";
export class PeoplePanel { constructor(){ this.node = h("div"); } stop(){} }
