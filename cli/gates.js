#!/usr/bin/env node
'use strict';
require('./typescript.js');
require('./gates/main.ts');
