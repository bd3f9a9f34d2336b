#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds a Node new enough, brings a checkout's build up to date, and hands over.

require("./launch").launch(process.argv.slice(2));
