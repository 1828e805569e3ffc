//go:build gles

package main

// compatible says that this is the compatibility build: OpenGL ES, drawn by Direct3D on Windows (ANGLE).
const compatible = true
