#!/usr/bin/env node
import { ensureBuilt } from './build.js';

ensureBuilt();
await import('../../../dist/apps/cli/src/main.js');
