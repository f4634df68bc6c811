import "./network/finder.ts";
