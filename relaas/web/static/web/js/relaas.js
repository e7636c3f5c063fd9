// All behaviour, each a module on a data- attribute. They listen on the document, so a swapped page needs no set-up.
import "./sample.js";
import "./sending.js";
import "./unsaved.js";
import "./hotkeys.js";
import "./lists.js";
import "./jotting.js";
import "./order.js";
import "./copying.js";
import "./pipeline.js";
import "./sheet/keys.js";
import "./sheet/drag.js";
import "./sheet/paste.js";
import "./palette.js";
import "./floating.js";
import "./focus.js";
import "./counts.js";
import "./answers.js";
