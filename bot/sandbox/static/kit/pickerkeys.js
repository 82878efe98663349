// The keys of a select.

/** What a key does; nothing where the field itself or the form should have it. */
export const PICKER_KEYS = {
  ArrowDown: (picker) => () => picker.step(1),
  ArrowUp: (picker) => () => picker.step(-1),
  Enter: (picker) => () => (picker.offers.isOpen ? picker.offers.current?.click() : picker.open()),
  Escape: (picker) => picker.offers.isOpen && (() => picker.close()),
  Backspace: (picker) =>
    picker.several &&
    !picker.input.value &&
    picker.picked.length > 0 &&
    (() => {
      picker.hold(picker.picked.slice(0, -1));
      picker.search("");
    }),
};
