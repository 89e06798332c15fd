import './app/no-eval.js';
import { bootstrapApplication } from '@angular/platform-browser';
import { APP_CONFIG } from './app/app-config.js';
import { App } from './app/app.js';

await bootstrapApplication(App, APP_CONFIG);
