"use strict";
(() => {
  const island = JSON.parse(document.getElementById("figure-data").textContent);
  const darkScreen = window.matchMedia("(prefers-color-scheme: dark)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const toDark = new Map(Object.keys(island.palettes.light).map((name) => [island.palettes.light[name], island.palettes.dark[name]]));

  const recolour = (value) => {
    if (typeof value === "string") return toDark.get(value) ?? value;
    if (Array.isArray(value)) return value.map(recolour);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolour(part)]));
  };

  const draw = async (holder) => {
    const figure = island.figures[holder.dataset.figure];
    const live = holder.querySelector(".live");
    const still = [...holder.querySelectorAll(".still")];
    const shown = still.find((part) => part.offsetParent !== null);
    const height = shown ? shown.getBoundingClientRect().height : figure.layout.height;
    const narrow = holder.clientWidth < 480;
    const parts = darkScreen.matches ? recolour(figure) : structuredClone(figure);
    parts.layout.height = Math.max(parts.layout.height, Math.min(height, parts.layout.height + 60));
    if (narrow && parts.layout.margin.l > 128) {
      parts.layout.margin.l = 128;
      for (const [name, axis] of Object.entries(parts.layout)) {
        if (name.startsWith("xaxis") && axis.type === "log" && axis.tickvals.length > 3) {
          axis.ticktext = axis.ticktext.map((text, i) => (i % 2 === 0 ? text : ""));
        }
        if (name.startsWith("yaxis")) axis.ticktext = axis.ticktext.map((text) => text.replace(" · ", "<br>"));
      }
    }
    live.hidden = false;
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", holder.dataset.alt);
    try {
      await window.Plotly.newPlot(live, parts.data, parts.layout, parts.config);
      holder.classList.add("drawn");
    } catch (error) {
      live.hidden = true;
      holder.classList.remove("drawn");
      console.error(error);
    }
  };

  const holders = [...document.querySelectorAll("figure[data-figure]")];
  // Pictures stand already; a figure comes to life when a pointer or the keyboard reaches for it.
  for (const holder of holders) {
    holder.tabIndex = 0;
    const wake = () => {
      if (!holder.classList.contains("awake")) {
        holder.classList.add("awake");
        void draw(holder);
      }
    };
    for (const event of ["pointerenter", "focus", "touchstart"]) holder.addEventListener(event, wake, { passive: true });
  }
  darkScreen.addEventListener("change", () => {
    for (const holder of holders) if (holder.classList.contains("drawn")) void draw(holder);
  });

  const open = (hash) => {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    if (!target) return;
    for (let part = target.parentElement; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    if (target.tagName === "TR") target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link) setTimeout(() => open(link.getAttribute("href")), 0);
  });
  const unfolded = new Set();
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details.all:not([open])")) {
      part.open = true;
      unfolded.add(part);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of unfolded) part.open = false;
    unfolded.clear();
  });
  if (location.hash) open(location.hash);
})();
