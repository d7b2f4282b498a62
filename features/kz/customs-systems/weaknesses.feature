@kz @area:customs-systems @role:kz-customs-exchange @needs:stimulate:kz.arrange-access
Feature: The interface of the information resources has no common weakness
  Protection follows the law on informatisation (Customs Code of the Republic of Kazakhstan, article on protection, item 1). The law names
  no attacks; these are common ones. That the level of protection was assessed shows on paper: attested.feature.

  @KZCC-SEC-01
  Scenario Outline: Refused, and nothing is given away: <probe>
    Given rules on access are in force, and persons are admitted under them
    And a consignment was entered by an official of control
    When somebody tries the interface with "<probe>"
    Then the attempt is refused, nothing is given away, and the interface goes on serving

    Examples:
      | probe                                   |
      | TLS 1.1                                 |
      | a wrong password                        |
      | no password                             |
      | the login in the address                |
      | a login that claims to be trusted       |
      | a condition in place of a number        |
      | a path out of the records               |
      | an address that cannot be decoded       |
      | a method that shows headers back        |
      | a body that is no JSON                  |
      | a body nested without end               |
      | a field that reaches for the prototype  |
