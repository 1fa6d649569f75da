// Playwright has Chromium use no keyring; a test of the real one takes that back before the app starts.
const { app } = require('electron');

app.commandLine.removeSwitch('password-store');
app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
