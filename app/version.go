package app

// Version is the program's version.
const Version = "0.1.0"

// Unclassified is the sentence of the first start and the about page.
const Unclassified = "本系统为非涉密系统，严禁存储、处理国家秘密"
