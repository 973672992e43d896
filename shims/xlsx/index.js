"use strict";
// Danfo loads this name when it starts; it calls into it only to read or write spreadsheets, which this project never does.
module.exports = {};
