// Decisions are made here and saved as a file; nothing else leaves the page.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var words = data.words, list = document.getElementById("items"), status = document.getElementById("status");
  var places = ["accept", "reject", "split", "merge", "up", "down"];
  var keys = { a: "accept", r: "reject", s: "split", m: "merge", u: "up", d: "down", n: "next", p: "previous", z: "undo", w: "save" };
  var state = data.stretches.map(function (of) {
    return of.rows.map(function (row, at) { return { s: row.s, t: row.t, was: at, mark: null }; });
  });
  var past = [], unsaved = false, item = 0, side = "s", here = null;
  var cards = [];

  function say(text) { status.textContent = text; }
  function make(name, kind, text) {
    var one = document.createElement(name);
    if (kind) one.className = kind;
    if (text !== undefined) one.textContent = text;
    return one;
  }
  function same(a, b) { return a.length === b.length && a.every(function (n, at) { return n === b[at]; }); }
  function ordered(a, b) { return a.concat(b).sort(function (x, y) { return x - y; }); }
  function row(stretch, at) { return data.stretches[stretch].rows[at]; }
  function isSettled(stretch, one) { return one.was !== null && row(stretch, one.was).k === "settled"; }
  function isWhole(one) { return one.s.length > 0 && one.t.length > 0; }
  function isDecided(stretch, one) { return one.mark !== null || one.was === null; }

  // What is shown of an item: what has any of the sentences that stood around it.
  function shown(nth) {
    var of = data.items[nth], rows = data.stretches[of[0]].rows.slice(Math.max(0, of[1] - 2), of[1] + 3);
    function stood(side) { return [].concat.apply([], rows.map(function (one) { return one[side]; })); }
    var s = stood("s"), t = stood("t");
    return state[of[0]].filter(function (one) {
      return one.s.some(function (at) { return s.indexOf(at) >= 0; }) || one.t.some(function (at) { return t.indexOf(at) >= 0; });
    });
  }
  // The row of an item, or what became of it: what has its first sentence.
  function own(nth) {
    var of = data.items[nth], was = row(of[0], of[1]);
    var rows = state[of[0]];
    return rows.find(function (one) { return one.was === of[1]; })
      || rows.find(function (one) { return was.s.some(function (at) { return one.s.indexOf(at) >= 0; }); })
      || rows[0];
  }
  function decidedItem(nth) {
    var of = data.items[nth], one = own(nth);
    return isDecided(of[0], one) || !state[of[0]].some(function (one) { return one.was === of[1]; });
  }

  function cell(stretch, one, which) {
    var of = data.stretches[stretch], texts = which === "s" ? of.source : of.target;
    var box = make("div", "cell t");
    box.lang = which === "s" ? of.from : of.to;
    box.dataset.side = which;
    one[which].forEach(function (at, nth) {
      if (nth > 0) box.appendChild(make("span", "between", "/"));
      box.appendChild(make("span", "part", texts[at][0].trim()));
    });
    if (!one[which].length) box.appendChild(make("span", "nothing", words.nothing));
    return box;
  }
  function standing(stretch, one) {
    if (one.mark === "accept") return words.accepted;
    if (one.mark === "reject") return words.rejected;
    if (one.was === null) return isWhole(one) ? words.corrected : words.alone;
    var was = row(stretch, one.was);
    var sure = was.c === null || was.k === "alone" || was.k === "settled" ? "" : was.c + " % · ";
    return sure + words[was.k];
  }
  function line(stretch, one, nth) {
    var box = make("div", "row");
    if (one === own(nth)) box.classList.add("is-own");
    if (isSettled(stretch, one)) box.classList.add("is-settled");
    if (one.mark) box.classList.add("is-" + one.mark);
    if (one.was === null) box.classList.add("is-corrected");
    box.setAttribute("role", "group");
    box.tabIndex = -1;
    box.appendChild(cell(stretch, one, "s"));
    box.appendChild(cell(stretch, one, "t"));
    box.appendChild(make("p", "standing", standing(stretch, one)));
    box.row = one;
    return box;
  }
  function draw(nth) {
    var of = data.items[nth], stretch = data.stretches[of[0]], was = row(of[0], of[1]);
    var card = cards[nth] || make("article", "item"), kept = card.contains(document.activeElement);
    card.textContent = "";
    card.id = "item-" + (nth + 1);
    card.classList.toggle("is-done", decidedItem(nth));
    var head = make("header", "item-h");
    head.appendChild(make("h2", "", nth + 1 + " / " + data.items.length));
    var sure = make("p", "sure", was.c === null ? "–" : was.c + " %");
    sure.title = words.sure;
    sure.style.setProperty("--sure", (was.c || 0) + "%");
    head.appendChild(sure);
    head.appendChild(make("p", "where", stretch.document + (stretch.date ? " · " + stretch.date : "")));
    card.appendChild(head);
    var rows = make("div", "rows");
    shown(nth).forEach(function (one) { rows.appendChild(line(of[0], one, nth)); });
    card.appendChild(rows);
    var acts = make("div", "acts");
    places.forEach(function (name) {
      var button = make("button", "act act-" + name, words[name]);
      button.type = "button";
      button.tabIndex = -1;
      button.appendChild(make("kbd", "", Object.keys(keys).find(function (key) { return keys[key] === name; })));
      button.dataset.act = name;
      acts.appendChild(button);
    });
    card.appendChild(acts);
    if (!cards[nth]) { cards[nth] = card; list.appendChild(card); }
    if (kept && nth === item) enter(nth, here);
  }
  function redraw(stretch) {
    data.items.forEach(function (of, nth) { if (of[0] === stretch) draw(nth); });
    tell();
  }
  function tell() {
    var done = data.items.filter(function (_, nth) { return decidedItem(nth); }).length;
    document.getElementById("done").textContent = done + " / " + data.items.length;
  }

  // Goes to a row of an item: its own, unless another is meant.
  function enter(nth, one) {
    if (nth < 0 || nth >= cards.length) return;
    item = nth;
    var rows = [].slice.call(cards[nth].querySelectorAll(".row"));
    var box = rows.find(function (box) { return box.row === one; }) || rows.find(function (box) { return box.row === own(nth); }) || rows[0];
    if (!box) return;
    here = box.row;
    document.querySelectorAll(".row.is-here, .item.is-here").forEach(function (one) { one.classList.remove("is-here"); });
    document.querySelectorAll(".cell.is-side").forEach(function (one) { one.classList.remove("is-side"); });
    box.classList.add("is-here");
    cards[nth].classList.add("is-here");
    box.querySelector("[data-side=" + side + "]").classList.add("is-side");
    document.querySelectorAll(".row[tabindex='0']").forEach(function (one) { one.tabIndex = -1; });
    box.tabIndex = 0;
    box.focus({ preventScroll: true });
    cards[nth].scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  function go(by) {
    var rows = [].slice.call(cards[item].querySelectorAll(".row"));
    var at = rows.findIndex(function (box) { return box.row === here; });
    if (rows[at + by]) enter(item, rows[at + by].row);
  }

  // Every change is made of a copy, so that it can be taken back.
  function change(work) {
    var stretch = data.items[item][0], before = state[stretch], at = before.indexOf(here);
    if (at < 0) return;
    if (isSettled(stretch, here)) { say(words.locked); return; }
    var rows = before.map(function (one) { return { s: one.s, t: one.t, was: one.was, mark: one.mark }; });
    var focus = work(rows, at, stretch);
    if (!focus) return;
    rows = rows.filter(function (one) { return one.s.length + one.t.length > 0; });
    rows.forEach(function (one) {
      if (one.was !== null) return;
      var like = data.stretches[stretch].rows.findIndex(function (was) { return same(was.s, one.s) && same(was.t, one.t); });
      if (like >= 0) one.was = like;
    });
    past.push({ stretch: stretch, rows: before, item: item, here: here });
    state[stretch] = rows;
    here = rows.indexOf(focus) >= 0 ? focus : null;
    unsaved = true;
    keep();
    redraw(stretch);
    enter(item, here);
  }
  function mark(how) {
    if (!isWhole(here)) { say(words.onesided); return; }
    change(function (rows, at) {
      rows[at].mark = rows[at].mark === how ? null : how;
      return rows[at];
    });
    if (here && here.mark === how && here === own(item)) next();
  }
  function next() {
    for (var nth = item + 1; nth < cards.length; nth++) if (!decidedItem(nth)) return enter(nth);
    say(words.end);
  }
  function fresh(s, t) { return { s: s, t: t, was: null, mark: null }; }
  var acts = {
    accept: function () { mark("accept"); },
    reject: function () { mark("reject"); },
    split: function () {
      change(function (rows, at) {
        var one = rows[at];
        if (one.s.length < 2 && one.t.length < 2) { say(words.unsplit); return null; }
        var first = fresh(one.s.slice(0, 1), one.t.slice(0, 1));
        rows.splice(at, 1, first, fresh(one.s.slice(1), one.t.slice(1)));
        return first;
      });
    },
    merge: function () {
      change(function (rows, at, stretch) {
        var one = rows[at], other = rows[at + 1];
        if (!other) { say(words.edge); return null; }
        if (isSettled(stretch, other)) { say(words.locked); return null; }
        var both = fresh(ordered(one.s, other.s), ordered(one.t, other.t));
        rows.splice(at, 2, both);
        return both;
      });
    },
    up: function () { move(-1); },
    down: function () { move(1); },
    next: function () { enter(item + 1); },
    previous: function () { enter(item - 1); },
    undo: function () {
      var last = past.pop();
      if (!last) { say(words.nopast); return; }
      state[last.stretch] = last.rows;
      unsaved = true;
      keep();
      redraw(last.stretch);
      enter(last.item, last.here);
      say(words.undone);
    },
    save: save
  };
  // A sentence goes to the row before or after; where there is none, or one that is settled, it stands alone there.
  function move(by) {
    change(function (rows, at, stretch) {
      var one = rows[at], own = one[side], to = rows[at + by];
      if (!own.length) { say(words.nomove); return null; }
      var sentence = by < 0 ? own[0] : own[own.length - 1];
      var left = own.filter(function (number) { return number !== sentence; });
      if (!left.length && !one[side === "s" ? "t" : "s"].length && !to) { say(words.edge); return null; }
      var rest = side === "s" ? fresh(left, one.t) : fresh(one.s, left);
      var alone = !to || isSettled(stretch, to);
      var gets = alone ? fresh([], []) : fresh(to.s, to.t);
      gets[side] = ordered(gets[side], [sentence]);
      rows[at] = rest;
      if (alone) rows.splice(by < 0 ? at : at + 1, 0, gets);
      else rows[at + by] = gets;
      return left.length || rest[side === "s" ? "t" : "s"].length ? rest : gets;
    });
  }

  function told(stretch, one, was) {
    var of = data.stretches[stretch];
    function texts(all, own) { return own.map(function (at) { return all[at][0]; }); }
    var first = of.source[one.s[0]];
    var out = { source: texts(of.source, one.s), target: texts(of.target, one.t), at: first[2], nth: one.s.length === 1 ? first[1] : 0 };
    if (was) {
      if (was.u) out.unit = was.u;
      out.inside = was.k === "inside";
    }
    return out;
  }
  function decision(stretch, was, now) {
    var of = data.stretches[stretch], out = { document: of.document };
    if (of.translation) out.translation = of.translation;
    out.from = of.from;
    out.to = of.to;
    if (of.date) out.date = of.date;
    out.of = of.of;
    out.was = was;
    out.now = now;
    return out;
  }
  // What was decided: rows that stand as they were, and, together, those that share sentences with what they became.
  function decisions() {
    var out = [];
    state.forEach(function (rows, stretch) {
      var before = data.stretches[stretch].rows;
      rows.forEach(function (one) {
        if (one.was === null || !one.mark || !isWhole(one)) return;
        var was = told(stretch, one, before[one.was]);
        out.push(decision(stretch, [was], one.mark === "accept" ? [was] : []));
      });
      var gone = before.filter(function (_, at) { return !rows.some(function (one) { return one.was === at; }); });
      var come = rows.filter(function (one) { return one.was === null; });
      while (gone.length || come.length) {
        var of = { was: [], now: [] }, grown = true;
        (gone.length ? of.was : of.now).push((gone.length ? gone : come).shift());
        while (grown) {
          grown = false;
          [[gone, of.was], [come, of.now]].forEach(function (from) {
            for (var at = from[0].length - 1; at >= 0; at--) {
              var one = from[0][at];
              if (!of.was.concat(of.now).some(function (other) {
                return one.s.some(function (n) { return other.s.indexOf(n) >= 0; }) || one.t.some(function (n) { return other.t.indexOf(n) >= 0; });
              })) continue;
              from[1].push(one);
              from[0].splice(at, 1);
              grown = true;
            }
          });
        }
        var was = of.was.filter(isWhole).map(function (one) { return told(stretch, one, one); });
        var now = of.now.filter(function (one) { return isWhole(one) && one.mark !== "reject"; }).map(function (one) { return told(stretch, one); });
        if (was.length || now.length) out.push(decision(stretch, was, now));
      }
    });
    return out;
  }
  function save() {
    var all = decisions();
    var lines = [data.header].concat(all.map(function (one) { return JSON.stringify(one); }));
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "application/jsonl" }));
    link.download = data.file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    unsaved = false;
    say((all.length ? words.saved : words.savednone).replace("{count}", all.length));
  }
  // A page that is closed by mistake loses nothing, where the browser lets it keep something.
  function keep() {
    try { localStorage.setItem("cotejo-review-" + data.key, JSON.stringify(state)); } catch (error) { /* the page works without */ }
  }
  function restore() {
    try {
      var kept = JSON.parse(localStorage.getItem("cotejo-review-" + data.key));
      if (!kept || kept.length !== state.length) return;
      state = kept;
      unsaved = true;
      say(words.restored);
    } catch (error) { /* nothing was kept */ }
  }

  addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !cards.length) return;
    var arrows = { ArrowUp: function () { go(-1); }, ArrowDown: function () { go(1); } };
    ["ArrowLeft", "ArrowRight"].forEach(function (name, at) { arrows[name] = function () { side = at ? "t" : "s"; enter(item, here); }; });
    // An input method hides the letter; the key says which it is.
    var letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
    var act = arrows[event.key] || acts[keys[letter]];
    if (!act) return;
    event.preventDefault();
    say("");
    if (!here) enter(item);
    act();
  });
  document.addEventListener("click", function (event) {
    var card = event.target.closest(".item"), box = event.target.closest(".row"), act = event.target.closest("[data-act]");
    var which = event.target.closest("[data-side]");
    if (act) say("");
    if (card && (box || act)) {
      if (which) side = which.dataset.side;
      var nth = cards.indexOf(card);
      enter(nth, box ? box.row : nth === item ? here : null);
    }
    if (act) acts[act.dataset.act]();
  });
  addEventListener("beforeunload", function (event) { if (unsaved) event.preventDefault(); });

  restore();
  data.items.forEach(function (_, nth) { draw(nth); });
  tell();
  document.getElementById("tools").hidden = false;
  document.querySelectorAll("details.folded").forEach(function (one) { if (matchMedia("(max-width: 45.99rem)").matches) one.open = false; });
  if (cards.length) enter(0);
})();
