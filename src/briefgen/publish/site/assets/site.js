// What the site does with a script: the menu on narrow screens, text size and contrast, printing, search.
// Without a script everything but the search works.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = function (name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (refused) {
      // The choice holds for this page only.
    }
  };
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };

  // ---- text size and contrast

  var showSettings = function () {
    all("[data-size]").forEach(function (button) {
      if (button === root) return;
      button.setAttribute("aria-pressed", String((root.dataset.size || "0") === button.dataset.size));
    });
    all("[data-contrast]").forEach(function (button) {
      if (button !== root) button.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
    });
  };
  all(".switches").forEach(function (group) {
    group.hidden = false;
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.size !== undefined) {
        if (button.dataset.size === "0") delete root.dataset.size;
        else root.dataset.size = button.dataset.size;
        kept("size", root.dataset.size);
      } else if (root.dataset.contrast === "high") {
        delete root.dataset.contrast;
        kept("contrast", "");
      } else {
        root.dataset.contrast = "high";
        kept("contrast", "high");
      }
      showSettings();
    });
  });
  showSettings();

  // ---- menu

  all(".menu-button").forEach(function (button) {
    var menu = document.getElementById(button.getAttribute("aria-controls"));
    var narrow = matchMedia("(max-width: 48rem)");
    var open = function (wanted) {
      button.setAttribute("aria-expanded", String(wanted));
      menu.classList.toggle("open", wanted);
    };
    var fit = function () {
      button.hidden = !narrow.matches;
      open(false);
    };
    button.addEventListener("click", function () {
      open(button.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
        open(false);
        button.focus();
      }
    });
    narrow.addEventListener("change", fit);
    fit();
  });

  // ---- documents

  if (matchMedia("(max-width: 64rem)").matches) {
    all("[data-narrow-closed]").forEach(function (details) {
      details.open = false;
    });
  }
  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      print();
    });
  });
  var entries = all(".contents-list a");
  var places = entries.map(function (entry) {
    return document.getElementById(decodeURIComponent(entry.hash.slice(1)));
  });
  var follow = function () {
    var current = -1;
    places.forEach(function (place, index) {
      if (place && place.getBoundingClientRect().top < innerHeight / 3) current = index;
    });
    entries.forEach(function (entry, index) {
      if (index === current) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    });
  };
  if (entries.length) {
    var waiting = false;
    addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () {
        waiting = false;
        follow();
      });
    }, { passive: true });
    follow();
  }

  // ---- search

  var form = document.getElementById("search");
  if (!form) return;
  var AT_ONCE = 10;
  var status = document.getElementById("search-status");
  var list = document.getElementById("results");
  var more = document.getElementById("more-results");
  var help = document.getElementById("search-help");
  var selects = all("[data-filter]");
  var found = [];
  var asked = 0;
  var base = new URL(document.body.dataset.root || "./", location.href);
  var engine = null;

  // Pagefind and its index; that of a large site has further parts.
  var loaded = function () {
    if (engine) return engine;
    engine = Promise.all([
      import(new URL("pagefind/pagefind.js", base).href),
      fetch(new URL("pagefind/parts.json", base)).then(function (answer) { return answer.json(); })
    ]).then(function (both) {
      var pagefind = both[0];
      return pagefind.options({ excerptLength: 80, baseUrl: base.pathname }).then(function () {
        return pagefind.init();
      }).then(function () {
        return Promise.all(both[1].map(function (name) {
          return pagefind.mergeIndex(new URL("pagefind/" + name + "/", base).href, { baseUrl: base.pathname, excerptLength: 80 });
        }));
      }).then(function () {
        return pagefind;
      });
    });
    engine.catch(function () {
      engine = null;
    });
    return engine;
  };

  // The index holds single characters, numbers and Latin words. A question is cut the same way; what the
  // reader wrote without a blank has to stand together.
  var phrases = function (text) {
    return text.split(/\s+/).map(function (part) {
      return (part.match(/[0-9]+(?:\.[0-9]+)*|[A-Za-z]+|\p{L}/gu) || []).join(" ");
    }).filter(Boolean);
  };

  // Pages that hold every phrase. A search for phrases says which, one for their pieces in what order.
  var searched = function (pagefind, text, filters) {
    var asked = phrases(text);
    var search = function (words) {
      return pagefind.search(words, { filters: filters }).then(function (answer) { return answer.results; });
    };
    if (!asked.length) return text ? Promise.resolve([]) : search(null);
    return Promise.all([search(asked.join(" "))].concat(asked.map(function (phrase) {
      return search("\"" + phrase + "\"");
    }))).then(function (answers) {
      var order = new Map(answers[0].map(function (one, index) { return [one.id, index]; }));
      var others = answers.slice(2).map(function (results) {
        return new Set(results.map(function (one) { return one.id; }));
      });
      var place = function (one) {
        return order.has(one.id) ? order.get(one.id) : order.size;
      };
      return answers[1].filter(function (one) {
        return others.every(function (ids) { return ids.has(one.id); });
      }).sort(function (one, other) { return place(one) - place(other); });
    });
  };

  var element = function (name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // An excerpt is words with <mark> around each piece that was found: taken apart, never put in as markup.
  // The index has a blank behind each piece; those beside Chinese characters are not shown.
  var excerpt = function (markup) {
    var made = element("p");
    markup
      .replace(/<mark>/g, "\u0001").replace(/([·.]*)<\/mark>/g, "\u0002$1")
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&#39;/g, "'").replace(/&amp;/g, "&")
      .replace(/([^\u0000-\u007f][\u0001\u0002]*) +/g, "$1")
      .replace(/ +([\u0001\u0002]*[^\u0000-\u007f])/g, "$1")
      .replace(/\u0002( ?)\u0001/g, "$1")
      .replace(/[·.]+([\u0001\u0002]*)$/, "$1")
      .replace(/([^\u0001])·/g, "$1\u2060·")  // no line begins with it
      .split(/\u0001([^\u0002]*)\u0002/)
      .forEach(function (part, index) {
        made.appendChild(index % 2 ? element("mark", "", part) : document.createTextNode(part));
      });
    return made;
  };

  var shown = function (data) {
    var item = element("li");
    var heading = element("h2");
    var link = element("a", "", data.meta.title);
    link.href = data.url;
    heading.appendChild(link);
    item.appendChild(heading);
    item.appendChild(excerpt(data.excerpt));
    var about = [data.meta.kind, data.meta.date].filter(Boolean).join("　");
    if (about) item.appendChild(element("p", "result-about", about));
    return item;
  };

  var showMore = function (focus) {
    var number = asked;
    var next = found.splice(0, AT_ONCE);
    return Promise.all(next.map(function (one) {
      return one.data();
    })).then(function (held) {
      if (number !== asked) return;
      held.forEach(function (data, index) {
        var item = shown(data);
        list.appendChild(item);
        if (focus && index === 0) item.querySelector("a").focus();
      });
      more.hidden = found.length === 0;
    });
  };

  var run = function () {
    var text = form.elements.q.value.trim();
    var number = ++asked;
    var filters = {};
    selects.forEach(function (select) {
      if (select.value) filters[select.dataset.filter] = select.value;
    });
    list.textContent = "";
    more.hidden = true;
    help.hidden = true;
    if (!text && !Object.keys(filters).length) {
      status.textContent = "";
      return;
    }
    status.textContent = "正在查找……";
    loaded().then(function (pagefind) {
      return searched(pagefind, text, filters);
    }).then(function (results) {
      if (number !== asked) return;
      found = results.slice();
      status.textContent = found.length
        ? "找到" + found.length + "条" + (text ? "与“" + text + "”有关的内容。" : "内容。")
        : "没有找到" + (text ? "与“" + text + "”有关的内容。" : "内容。");
      help.hidden = found.length > 0;
      return showMore(false);
    }).catch(function () {
      if (number !== asked) return;
      status.textContent = "搜索没有打开，请稍后再试，或者按栏目翻看。";
      help.hidden = false;
    });
  };

  var remember = function () {
    var query = new URLSearchParams();
    if (form.elements.q.value.trim()) query.set("q", form.elements.q.value.trim());
    selects.forEach(function (select) {
      if (select.value) query.set(select.name, select.value);
    });
    history.replaceState(null, "", "?" + query.toString());
  };

  all(".search-filters").forEach(function (part) {
    part.hidden = false;
  });
  var wanted = new URLSearchParams(location.search);
  form.elements.q.value = wanted.get("q") || "";
  selects.forEach(function (select) {
    if (wanted.get(select.name)) select.value = wanted.get(select.name);
    select.addEventListener("change", function () {
      remember();
      run();
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    remember();
    run();
  });
  more.addEventListener("click", function () {
    showMore(true);
  });
  run();
})();
