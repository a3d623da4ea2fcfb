// Runs on someone else's page, started by the person from a bookmark. It only reads, and opens one address of ours: no eval, no
// element of its own, no style, frame or request that the page's policy could govern. Kept small, because a bookmark is not updated:
// all reading happens on the server. Each statement ends with a semicolon: line breaks are taken out.
(() => {
  const silent = /^(script|style|noscript|template|svg|iframe|nav|footer|button|select|textarea|dialog|input)$/i;
  const kept = /^(h[1-6]|p|ul|ol|li|br|dl|dt|dd|tr|div|section|article|blockquote|pre|meta|span|time|a)$/i;
  const safe = (text) => text.replace(/[&<>"]/g, (sign) => "&#" + sign.charCodeAt(0) + ";");
  const marked = /^(itemprop|itemtype|itemscope|content|datetime)$/;
  const write = (node) => {
    if (node.nodeType === 3) return safe(node.data);
    if (node.nodeType !== 1 || silent.test(node.tagName) || node.hidden) return "";
    const inner = [...node.childNodes].map(write).join("");
    const marks = [...node.attributes].filter((one) => marked.test(one.name)).map((one) => " " + one.name + '="' + safe(one.value) + '"').join("");
    const name = kept.test(node.tagName) ? node.tagName.toLowerCase() : "div";
    if (!marks && (!kept.test(node.tagName) || /^(span|time|a)$/.test(name))) return inner;
    return "<" + name + marks + ">" + inner + (/^(br|meta)$/.test(name) ? "" : "</" + name + ">");
  };
  const data = [...document.querySelectorAll('script[type*="ld+json" i]')].map((one) => one.textContent).filter((text) => text.includes("JobPosting"));
  const meta = {};
  for (const one of document.querySelectorAll('meta[property^="og:"], meta[name="description"]')) meta[one.getAttribute("property") || one.name] = one.content;
  const canonical = document.querySelector('link[rel="canonical"]');
  if (canonical) meta.canonical = canonical.href;
  const heading = document.querySelector("h1");
  const jobs = document.querySelectorAll('[itemtype*="JobPosting"]');
  const region = jobs.length === 1 ? jobs[0] : document.querySelector("main, [role=main]") || document.body;
  const page = {
    onward: 1, address: location.href, title: document.title, heading: heading ? heading.textContent : "", meta,
    data: data.map((text) => { try { return JSON.parse(text); } catch (error) { return text; } }),
    chosen: String(getSelection()), html: data.some((text) => text.includes("description")) ? "" : write(region),
  };
  let longest = 60000, handed;
  do {
    handed = encodeURIComponent(JSON.stringify(page, (key, value) => {
      if (typeof value !== "string" || value.length <= longest) return value;
      page.cut = 1;
      return value.slice(0, longest);
    }));
    longest = longest / 2 | 0;
  } while (handed.length > 300000 && longest > 500);
  const address = "ONWARD/capture/#" + handed;
  const tab = open(address, "_blank");
  if (tab) tab.opener = null;
  else location.href = address;
})();
