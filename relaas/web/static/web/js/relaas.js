// All behaviour, each a module on a data- attribute. They listen on the document, so a swapped page needs no set-up.
import "./hotkeys.js";
import "./lists.js";
import "./forms.js";
import "./unsaved.js";
import "./floating.js";
import "./focus.js";
