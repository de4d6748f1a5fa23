"use strict";
(() => {
  const articles = [...document.querySelectorAll("article")];
  let isUnsaved = false;

  const startOf = (element) => Number(element.dataset.s);

  /* Index of the word being said; -1 before the first. */
  const wordAt = (starts, at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  const followSound = (article, audio) => {
    const said = article.querySelector(".said");
    const words = [...article.querySelectorAll("span[data-s]")];
    const starts = words.map(startOf);
    let lit = null;
    let isFollowing = true;

    const showLit = () => {
      const box = said.getBoundingClientRect();
      const word = lit.getBoundingClientRect();
      if (word.top < box.top || word.bottom > box.bottom - 24) {
        said.scrollTop += word.top - box.top - box.height / 3;
      }
    };
    const light = () => {
      const now = words[wordAt(starts, audio.currentTime + 0.005)] || null;
      if (now === lit) return;
      if (lit) lit.classList.remove("now");
      lit = now;
      if (!lit) return;
      lit.classList.add("now");
      if (isFollowing) showLit();
    };
    const step = () => {
      light();
      if (!audio.paused && !audio.ended) requestAnimationFrame(step);
    };

    audio.addEventListener("play", () => {
      isFollowing = true;
      for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
      step();
    });
    audio.addEventListener("seeked", light);
    audio.addEventListener("timeupdate", light);
    for (const kind of ["wheel", "touchmove", "keydown"]) {
      said.addEventListener(kind, () => { isFollowing = false; }, { passive: true });
    }
    article.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-s]");
      if (!chosen) return;
      audio.currentTime = startOf(chosen);
      isFollowing = true;
      audio.play();
    });
  };

  const judged = (group) => {
    const chosen = group.querySelector("input:checked");
    return {
      mark: chosen ? Number(chosen.value) : null,
      comment: group.querySelector("textarea").value.trim(),
    };
  };
  const notesOn = (article) => {
    const groups = [...article.querySelectorAll("fieldset[data-criterion]")];
    const whole = judged(article.querySelector("fieldset[data-whole]"));
    return {
      take: Number(article.dataset.take),
      recorded_at: article.dataset.recorded,
      rating: whole.mark,
      comment: whole.comment,
      criteria: groups.map((group) => ({ name: group.dataset.criterion, ...judged(group) })),
    };
  };
  const isFilled = (notes) => [notes, ...notes.criteria].some(
    (each) => each.comment || each.mark || each.rating
  );

  const save = () => {
    const status = document.getElementById("status");
    const takes = articles.map(notesOn).filter(isFilled);
    if (!takes.length) {
      status.textContent = "Nothing is filled in yet.";
      return;
    }
    const notes = {
      format: "tpm-interview-mentor-notes",
      version: 1,
      mentor: document.getElementById("mentor").value.trim(),
      written_at: new Date().toISOString(),
      takes,
    };
    const file = new Blob([JSON.stringify(notes, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "mentor-notes.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    isUnsaved = false;
    status.textContent = "Saved as mentor-notes.json in your downloads. Send that file back.";
  };

  for (const article of articles) {
    const audio = article.querySelector("audio");
    if (audio) followSound(article, audio);
  }
  document.addEventListener("input", () => { isUnsaved = true; });
  document.getElementById("save").addEventListener("click", save);
  addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
})();
