// The least that a program can do.
int main() {}
