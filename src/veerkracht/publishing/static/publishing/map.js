// The live map on the page of initiatives. Without this script, or without Leaflet, the drawn map stands.
"use strict";

(function () {
  const figure = document.getElementById("live-map");
  if (!figure || !window.L) return;

  const MOST_NAMED = 30;
  const words = figure.dataset;
  const says = document.getElementById("map-says");
  const drawn = document.querySelector("#drawn-map > figure");
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(name).trim();

  figure.hidden = false;
  if (drawn) {
    drawn.before(figure);
    drawn.hidden = true;
  }

  const map = L.map("map", { attributionControl: false, zoomControl: false, minZoom: 5, maxZoom: 16, zoomSnap: 0.5 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const marks = L.layerGroup().addTo(map);
  let asked = 0;
  let open = "";

  const line = (feature) => feature.geometry.type === "Point" ? {} : ({
    color: colour(feature.properties.kind === "province" ? "--line-strong" : "--land-line"),
    fillColor: colour("--land"),
    fillOpacity: feature.properties.kind === "province" ? 0.6 : 0.35,
    weight: feature.properties.kind === "province" ? 2 : 1,
    interactive: false,
  });

  // Where no borders were loaded, the names of municipalities tell where one is; from close by only, or they would cover one another.
  const town = (feature, at, renderer) => {
    const dot = L.circleMarker(at, { radius: 3, stroke: false, fillColor: colour("--line-strong"), fillOpacity: 0.7, interactive: false, renderer });
    return dot.bindTooltip(feature.properties.name, { permanent: true, direction: "bottom", className: "map__town", offset: [0, 2], opacity: 1 });
  };

  const near = () => map.getContainer().classList.toggle("map__live--near", map.getZoom() >= 10);

  const element = (name, text, attributes) => {
    const made = document.createElement(name);
    made.textContent = text || "";
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  };

  const count = (number) => `${number.toLocaleString(document.documentElement.lang)} ${number === 1 ? words.one : words.more}`;

  const story = (mark) => {
    const box = element("div");
    box.append(element("strong", `${mark.name}: ${count(mark.number)}`));
    if (mark.initiatives) {
      const list = element("ul");
      for (const one of mark.initiatives) {
        const row = element("li");
        row.append(element("a", one.title, { href: one.address }));
        list.append(row);
      }
      box.append(list);
    } else {
      const row = element("p");
      row.append(element("a", `${words.show} ${mark.name}`, { href: mark.address }));
      box.append(row);
    }
    return box;
  };

  const put = (mark, named) => {
    const size = Math.round(30 + 7 * Math.log10(mark.number));
    const shown = mark.number > 9999 ? `${Math.round(mark.number / 1000)}k` : mark.number.toLocaleString(document.documentElement.lang);
    const icon = L.divIcon({ className: "map__mark", html: element("span", shown), iconSize: [size, size] });
    const label = mark.name ? `${mark.name}: ${count(mark.number)}` : `${count(mark.number)}, ${mark.places} ${words.places}`;
    const spot = L.marker(mark.at, { icon, title: label, alt: label, keyboard: true });
    spot.on("add", () => {
      const mine = spot.getElement();
      mine.setAttribute("aria-label", label);
      mine.setAttribute("role", "button");
    });
    if (mark.name) {
      if (named) spot.bindTooltip(mark.name, { permanent: true, direction: "bottom", className: "map__town map__town--here", offset: [0, size / 2 - 6], opacity: 1 });
      spot.bindPopup(() => story(mark), { minWidth: 200 });
      spot.on("popupopen", () => { open = mark.key; });
      spot.on("popupclose", () => { open = ""; });
    } else {
      const [west, south, east, north] = mark.box;
      spot.on("click keypress", () => map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: 14 }));
    }
    marks.addLayer(spot);
    if (mark.key && mark.key === open) spot.openPopup();
  };

  const fill = async () => {
    const mine = ++asked;
    const view = map.getBounds().pad(0.15);
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()].map((side) => side.toFixed(4)).join(",");
    const address = new URL(words.points, window.location.href);
    address.searchParams.set("box", box);
    address.searchParams.set("zoom", String(Math.floor(map.getZoom())));
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const found = await answer.json();
      if (mine !== asked) return;
      const kept = open;
      marks.clearLayers();
      open = kept;
      const named = found.marks.length <= MOST_NAMED;
      found.marks.forEach((mark) => put(mark, named));
      says.textContent = "";
    } catch (problem) {
      if (mine === asked) says.textContent = words.failed;
    }
  };

  let waiting = 0;
  const soon = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(fill, 120);
  };

  const ground = async () => {
    try {
      const answer = await fetch(words.ground);
      const found = answer.ok ? await answer.json() : { features: [] };
      if (found.features.length) {
        const renderer = L.canvas({ padding: 0.5 });
        L.geoJSON(found, { style: line, renderer, pointToLayer: (feature, at) => town(feature, at, renderer) }).addTo(map);
      }
    } catch (problem) {
      // The points say enough without borders.
    }
  };

  const start = async () => {
    const [west, south, east, north] = words.box.split(",").map(Number);
    map.fitBounds([[south, west], [north, east]], { padding: [30, 30] });
    near();
    map.on("zoomend", near);
    map.on("moveend", soon);
    await Promise.all([fill(), ground()]);
    figure.dataset.ready = "yes";
  };

  start();
})();
