// Opens the line to the server at once; the page's modules take it over when they are here.

{
  const as = new URLSearchParams(location.search).get("as") ?? "";
  const address = new URL(`/page/live?as=${encodeURIComponent(as)}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const line = new WebSocket(address);
  const heard = [];
  line.onmessage = ({ data }) => heard.push(data);
  window.ahead = { as, line, heard };
}
