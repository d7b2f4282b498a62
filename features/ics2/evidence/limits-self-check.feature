@ics2 @area:evidence @topic:self-check
Feature: A verdict says on what it rests, and whose word a limit is

  Whoever is told of a failure must find it again: which rule of which edition, what was expected, which message of which filing was
  seen, when, and on which clock. And where no source fixes a figure, the one that we count by is ours: a parameter, never law (Business
  process descriptions L3.5, PET10, RAT08).

  @ICS2-EVD-02
  Scenario: A failure names its rule, its messages, its filing, its time and its edition
    When a run is made in which a filing lacks the MRN of the first part of a split shipment
    Then its statement names what was demanded and seen, in which message of which filing, when, and by which edition
    And the statement can be made again from the log

  @ICS2-EVD-03
  Scenario Outline: An answer to <request> that comes after our parameter is a finding, and named as that
    When a run is made in which <request> is answered a second after the parameter <parameter>
    Then its statement has a finding that names the parameter with its value, and lists it among the parameters
    And it has no failure

    Examples:
      | request                   | parameter             |
      | a request for information | referral.rfi.deadline |
      | a request for screening   | referral.rfs.deadline |
