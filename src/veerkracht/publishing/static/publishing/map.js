// The live map on the page of initiatives. Without this script, or without Leaflet, the drawn map stands.
"use strict";

(function () {
  const figure = document.getElementById("live-map");
  if (!figure || !window.L) return;

  const words = figure.dataset;
  const says = document.getElementById("map-says");
  const drawn = document.querySelector("#drawn-map > figure");
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(name).trim();

  figure.hidden = false;
  if (drawn) drawn.hidden = true;

  const map = L.map("map", { attributionControl: false, zoomControl: false, minZoom: 5, maxZoom: 16, zoomSnap: 0.5 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const marks = L.layerGroup().addTo(map);
  let asked = 0;
  let open = "";

  const line = (feature) => ({
    color: colour(feature.properties.kind === "province" ? "--line-strong" : "--land-line"),
    fillColor: colour("--land"),
    fillOpacity: feature.properties.kind === "province" ? 0.6 : 0.35,
    weight: feature.properties.kind === "province" ? 2 : 1,
    interactive: false,
  });

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

  const put = (mark) => {
    const size = Math.round(30 + 7 * Math.log10(mark.number));
    const shown = mark.number > 9999 ? `${Math.round(mark.number / 1000)}k` : String(mark.number);
    const icon = L.divIcon({ className: "map__mark", html: element("span", shown), iconSize: [size, size] });
    const label = mark.name ? `${mark.name}: ${count(mark.number)}` : `${count(mark.number)}, ${mark.places} ${words.places}`;
    const spot = L.marker(mark.at, { icon, title: label, alt: label, keyboard: true });
    spot.on("add", () => {
      const mine = spot.getElement();
      mine.setAttribute("aria-label", label);
      mine.setAttribute("role", "button");
    });
    if (mark.name) {
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
    address.searchParams.set("zoom", String(Math.round(map.getZoom())));
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const found = await answer.json();
      if (mine !== asked) return;
      const kept = open;
      marks.clearLayers();
      open = kept;
      found.marks.forEach(put);
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
        const layer = L.geoJSON(found, { style: line, renderer: L.canvas({ padding: 0.5 }) }).addTo(map);
        return layer.getBounds();
      }
    } catch (problem) {
      // The points say enough without borders.
    }
    return null;
  };

  const start = async () => {
    const [west, south, east, north] = words.box.split(",").map(Number);
    map.fitBounds([[south, west], [north, east]], { padding: [30, 30] });
    map.on("moveend", soon);
    await Promise.all([fill(), ground()]);
    figure.dataset.ready = "yes";
  };

  start();
})();
