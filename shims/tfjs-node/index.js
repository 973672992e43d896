"use strict";
// Registers the JavaScript backend, then offers the same names that Danfo takes from the native package.
require("@tensorflow/tfjs-backend-cpu");
module.exports = require("@tensorflow/tfjs-core");
