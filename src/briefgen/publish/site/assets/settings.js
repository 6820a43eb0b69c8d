// Puts the reader's text size and contrast on the page before it is shown.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var size = localStorage.getItem("size");
    if (size === "1" || size === "2") root.dataset.size = size;
    if (localStorage.getItem("contrast") === "high") root.dataset.contrast = "high";
  } catch (refused) {
    // A browser may refuse its storage: the page stays as it is.
  }
})();
