a = 1
b =
c
 = d
a = 2
e = { $x
### r
f = g
    h
