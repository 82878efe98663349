// Emoji short codes that people and apps use most; unknown ones stay as they were written.

const TABLE = `
  +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 tada 🎉 wave 👋 smile 😄 smiley 😃 grin 😁
  slightly_smiling_face 🙂 blush 😊 joy 😂 sob 😭 cry 😢 thinking_face 🤔 heart ❤️ eyes 👀
  fire 🔥 rocket 🚀 sparkles ✨ star ⭐ star2 🌟 bulb 💡 warning ⚠️ rotating_light 🚨
  white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ no_entry ⛔
  no_entry_sign 🚫 question ❓ exclamation ❗ bangbang ‼️ information_source ℹ️ bell 🔔
  no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 email 📧 envelope ✉️ inbox_tray 📥
  outbox_tray 📤 memo 📝 pencil 📝 pencil2 ✏️ clipboard 📋 calendar 📆 date 📅
  spiral_calendar_pad 🗓️ clock9 🕘 clock12 🕛 hourglass ⌛ hourglass_flowing_sand ⏳
  stopwatch ⏱️ alarm_clock ⏰ link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 lock 🔒
  unlock 🔓 key 🔑 mag 🔍 camera 📷 frame_with_picture 🖼️ movie_camera 🎥 video_camera 📹
  newspaper 📰 bookmark 🔖 label 🏷️ chart_with_upwards_trend 📈 bar_chart 📊 trophy 🏆
  medal 🏅 sports_medal 🏅 mortar_board 🎓 books 📚 book 📖 gear ⚙️ wrench 🔧 hammer 🔨
  robot_face 🤖 raised_hands 🙌 clap 👏 pray 🙏 handshake 🤝 muscle 💪 point_right 👉
  point_left 👈 point_up ☝️ point_down 👇 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
  arrow_down ⬇️ fast_forward ⏩ repeat 🔁 arrows_counterclockwise 🔄 red_circle 🔴
  large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 white_circle ⚪
  black_circle ⚫ sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ droplet 💧 ocean 🌊 seedling 🌱
  deciduous_tree 🌳 cherry_blossom 🌸 coffee ☕ pizza 🍕 birthday 🎂 gift 🎁 balloon 🎈
  house 🏠 office 🏢 school 🏫 hospital 🏥 car 🚗 bus 🚌 construction 🚧 swimmer 🏊 dog 🐶
  cat 🐱 zzz 💤 100 💯 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣
  eight 8️⃣ nine 9️⃣ keycap_ten 🔟 laughing 😆 sweat_smile 😅
  rolling_on_the_floor_laughing 🤣 wink 😉 heart_eyes 😍 sunglasses 😎 star_struck 🤩
  relieved 😌 confused 😕 open_mouth 😮 flushed 😳 exploding_head 🤯
  face_with_rolling_eyes 🙄 hugging_face 🤗 shushing_face 🤫 zipper_mouth_face 🤐
  partying_face 🥳 saluting_face 🫡 scream 😱 disappointed 😞 angry 😠 shrug 🤷 facepalm 🤦
  ok_hand 👌 v ✌️ crossed_fingers 🤞 call_me_hand 🤙 raised_hand ✋ writing_hand ✍️ brain 🧠
  speaking_head_in_silhouette 🗣️ blue_heart 💙 green_heart 💚 yellow_heart 💛
  purple_heart 💜 broken_heart 💔 dart 🎯 checkered_flag 🏁 first_place_medal 🥇
  second_place_medal 🥈 third_place_medal 🥉 crown 👑 gem 💎 moneybag 💰 package 📦
  computer 💻 iphone 📱 telephone_receiver 📞 floppy_disk 💾 microphone 🎤
  studio_microphone 🎙️ headphones 🎧 art 🎨 thread 🧵 globe_with_meridians 🌐
  earth_americas 🌎 world_map 🗺️ compass 🧭 traffic_light 🚦 bike 🚲 train 🚆 ambulance 🚑
  fire_engine 🚒 police_car 🚓 shield 🛡️ toolbox 🧰 broom 🧹 recycle ♻️ zap ⚡ rainbow 🌈
  full_moon 🌕 sunflower 🌻 tulip 🌷 four_leaf_clover 🍀 palm_tree 🌴 apple 🍎 cake 🍰
  cookie 🍪 tea 🍵 beer 🍺 clinking_glasses 🥂 soccer ⚽ basketball 🏀 runner 🏃
  busts_in_silhouette 👥 bust_in_silhouette 👤 baby 👶 family 👪 unicorn_face 🦄 bee 🐝
  turtle 🐢 ghost 👻 heavy_plus_sign ➕ heavy_minus_sign ➖ heavy_exclamation_mark ❗
  grey_question ❔ negative_squared_cross_mark ❎ radio_button 🔘 black_square_button 🔲
  large_orange_circle 🟠 large_purple_circle 🟣 triangular_flag_on_post 🚩 new 🆕 free 🆓
  sos 🆘 ok 🆗 up 🆙 soon 🔜
`;
const CODES = Object.fromEntries([...TABLE.matchAll(/(\S+) (\S+)/g)].map((pair) => pair.slice(1)));
const TONED = /^\p{Emoji_Modifier_Base}\u{fe0f}?$/u;
const TONES = ["🏻", "🏼", "🏽", "🏾", "🏿"];

/** Short codes to choose from, one for each sign. */
export const EMOJI = Object.keys(CODES).filter(
  (name, index, all) =>
    !/^\d+$/.test(name) && all.findIndex((other) => CODES[other] === CODES[name]) === index,
);

/** Text with its known short codes replaced. */
export function withEmoji(text) {
  return text.replace(
    /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g,
    (code, name, tone) => emoji(name, tone) ?? code,
  );
}

/** The sign of a short code, or undefined; a skin tone is a number from 2 to 6. */
export function emoji(name, tone) {
  const [bare, skin = tone] = name.split("::skin-tone-");
  if (!Object.hasOwn(CODES, bare)) return undefined;
  const [sign, shade] = [CODES[bare], TONES[skin - 2]];
  return shade && TONED.test(sign) ? sign.replace("\u{fe0f}", "") + shade : sign;
}
