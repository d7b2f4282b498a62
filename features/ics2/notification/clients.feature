@ics2 @area:notification @declares:provider @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: Each client of a provider sees its own answers

  Answers come to the access point that sent the filing, whoever declared it (Interface Control Document 3.30, section 4.4.2). The second
  client is one whom customs knows and who has no certificate of its own.

  @ICS2-NOT-12 @role:itsp
  Scenario Outline: One client's filing is registered, the other's refused: the <which> one
    When the provider files for two clients, with a mistake in the <which> filing
    And customs has answered both
    Then each client sees the answer to its own filing, and no other

    Examples:
      | which  |
      | first  |
      | second |
