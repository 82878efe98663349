// Emoji short codes that people and apps use most; unknown ones stay as they were written.

const CODES = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", tada: "🎉", wave: "👋", smile: "😄", smiley: "😃", grin: "😁",
  slightly_smiling_face: "🙂", blush: "😊", joy: "😂", sob: "😭", cry: "😢", thinking_face: "🤔", heart: "❤️", eyes: "👀",
  fire: "🔥", rocket: "🚀", sparkles: "✨", star: "⭐", star2: "🌟", bulb: "💡", warning: "⚠️", rotating_light: "🚨",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", no_entry: "⛔", no_entry_sign: "🚫",
  question: "❓", exclamation: "❗", bangbang: "‼️", information_source: "ℹ️", bell: "🔔", no_bell: "🔕", mega: "📣",
  loudspeaker: "📢", speech_balloon: "💬", email: "📧", envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", memo: "📝",
  pencil: "📝", pencil2: "✏️", clipboard: "📋", calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", clock9: "🕘",
  clock12: "🕛", hourglass: "⌛", hourglass_flowing_sand: "⏳", stopwatch: "⏱️", alarm_clock: "⏰", link: "🔗",
  paperclip: "📎", pushpin: "📌", round_pushpin: "📍", lock: "🔒", unlock: "🔓", key: "🔑", mag: "🔍", camera: "📷",
  frame_with_picture: "🖼️", movie_camera: "🎥", video_camera: "📹", newspaper: "📰", bookmark: "🔖", label: "🏷️",
  chart_with_upwards_trend: "📈", bar_chart: "📊", trophy: "🏆", medal: "🏅", sports_medal: "🏅", mortar_board: "🎓",
  books: "📚", book: "📖", gear: "⚙️", wrench: "🔧", hammer: "🔨", robot_face: "🤖", raised_hands: "🙌", clap: "👏",
  pray: "🙏", handshake: "🤝", muscle: "💪", point_right: "👉", point_left: "👈", point_up: "☝️", point_down: "👇",
  arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", fast_forward: "⏩", repeat: "🔁", arrows_counterclockwise: "🔄",
  red_circle: "🔴", large_blue_circle: "🔵", large_green_circle: "🟢", large_yellow_circle: "🟡", white_circle: "⚪",
  black_circle: "⚫", sunny: "☀️", cloud: "☁️", umbrella: "☔", snowflake: "❄️", droplet: "💧", ocean: "🌊", seedling: "🌱",
  deciduous_tree: "🌳", cherry_blossom: "🌸", coffee: "☕", pizza: "🍕", birthday: "🎂", gift: "🎁", balloon: "🎈",
  house: "🏠", office: "🏢", school: "🏫", hospital: "🏥", car: "🚗", bus: "🚌", construction: "🚧", swimmer: "🏊",
  dog: "🐶", cat: "🐱", zzz: "💤", 100: "💯", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣",
};

/** Text with its known short codes replaced. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/g, (code, name) => emoji(name) ?? code);
}

/** The sign of a short code, or undefined. */
export function emoji(name) {
  return Object.hasOwn(CODES, name) ? CODES[name] : undefined;
}
